export { createServer } from "./create-server.ts";
export type { ServerOptions } from "./create-server.ts";
export { loadAssets } from "./http/load-assets.ts";
export type { Assets } from "./http/load-assets.ts";
export { openApi } from "./openapi.ts";
export { ROUTES } from "./routes.ts";
export type { Route } from "./routes.ts";
export type { RuleWords, World } from "./world.ts";
