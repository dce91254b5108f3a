/*
 * Jest lends its tests the structuredClone of the world outside, whose plain objects are none of theirs: the issuer, which
 * clones its fixed clients, would find no key in them. Here what is cloned is made of the test's own objects again.
 */
const outside = globalThis.structuredClone;

globalThis.structuredClone = <T>(value: T, options?: StructuredSerializeOptions): T =>
  ofThisWorld(outside(value, options)) as T;

function ofThisWorld(value: unknown): unknown {
  if (Array.isArray(value)) return Array.from(value, ofThisWorld);
  if (!value || value.constructor?.name !== 'Object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, ofThisWorld(each)]));
}
