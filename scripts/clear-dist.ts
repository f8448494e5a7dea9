import { rmSync } from "node:fs";

// A file whose source was renamed would otherwise live on in the package.
rmSync(new URL("../dist", import.meta.url), { recursive: true, force: true });
