/**
 * Where somebody goes after signing in: a path of this site, as a whole address, so that no spelling of another host
 * (`//host`, `/\host`, `/.//host`) is left to the next reader.
 * @returns undefined for whatever is elsewhere
 */
export function returnAddress(given: unknown, origin: string): string | undefined {
  if (given === undefined) return `${origin}/`;
  if (typeof given !== 'string' || !/^\/(?![/\\])/.test(given)) return undefined;
  if (!URL.canParse(given, origin)) return undefined;
  const address = new URL(given, origin);
  return address.origin === origin ? address.href : undefined;
}
