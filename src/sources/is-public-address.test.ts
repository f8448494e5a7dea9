import assert from "node:assert/strict";
import { test } from "node:test";
import { isPublicAddress } from "./is-public-address.ts";

const PUBLIC = ["93.184.215.14", "8.8.8.8", "172.32.0.1", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "2a00:1450:4001:831::200e"];
const CLOSED = [
  "0.0.0.0",
  "10.1.2.3",
  "100.64.0.1",
  "127.0.0.1",
  "127.8.8.8",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.1.1",
  "198.19.0.1",
  "224.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::ffff:127.0.0.1",
  "::ffff:8.8.8.8",
  "64:ff9b::7f00:1",
  "fe80::1",
  "fc00::1",
  "fd12::1",
  "ff02::1",
  "2001:db8::1",
  "2001:0:4136:e378:8000:63bf:3fff:fdd2",
  "2002:7f00:1::1",
  "localhost",
  "",
];

for (const address of PUBLIC) test(`isPublicAddress() lets ${address} pass`, () => assert.equal(isPublicAddress(address), true));
for (const address of CLOSED) test(`isPublicAddress() refuses '${address}'`, () => assert.equal(isPublicAddress(address), false));
