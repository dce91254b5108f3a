/** Who controls whom, as rooms ask it before they let an enterprise and a provider deal with each other. */
export { ControlCheck, ControlEdge } from './control.entity.js';
export { controlCopy } from './control.copy.js';
export { assertUnrelated } from './control.js';
