// One file for each view, and one for what several need.

export { frame } from "./frame";
export { fresh, proof, dialog, notRead } from "./parts";
export { live } from "./live";
export { control } from "./control";
export { connection } from "./connection";
export { keys } from "./keys";
export { sessions } from "./sessions";
export { schedule } from "./schedule";
export { cards } from "./cards";
export { surplus } from "./surplus";
export { log } from "./log";
export { code } from "./code";
