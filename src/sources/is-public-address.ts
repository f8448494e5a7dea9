import { BlockList, isIP } from "node:net";

/** Special-purpose blocks that are not the public internet (IANA registries iana-ipv4-special-registry and iana-ipv6-special-registry). */
const CLOSED_V4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
] as const;
/** Within 2000::/3, the only block of IPv6 given out for the public internet. Tunnels (Teredo, 6to4) could carry a private IPv4 address. */
const CLOSED_V6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"] as const;

const closed = new BlockList();
for (const block of CLOSED_V4) addBlock(closed, block, "ipv4");
for (const block of CLOSED_V6) addBlock(closed, block, "ipv6");
const openV6 = new BlockList();
addBlock(openV6, "2000::/3", "ipv6");

/**
 * Whether an IP address belongs to the public internet: not loopback, private, link-local, shared, multicast or reserved.
 *
 * What is not an IP address is not public.
 *
 * @example isPublicAddress("169.254.169.254") // false: a cloud's metadata service
 */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !closed.check(address, "ipv4");
  return version === 6 && openV6.check(address, "ipv6") && !closed.check(address, "ipv6");
}

function addBlock(list: BlockList, block: string, family: "ipv4" | "ipv6"): void {
  const [network = "", bits] = block.split("/");
  list.addSubnet(network, Number(bits), family);
}
