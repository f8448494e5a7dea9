import { Fault } from "./fault.ts";

/** The code of the `Fault` that some work throws; "none" when it throws nothing, the message of any other error. */
export function faultCode(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Fault ? error.code : String(error);
  }
  return "none";
}
