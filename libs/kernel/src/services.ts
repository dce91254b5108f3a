/** The services, which are also their schemas and their database roles. */
export const SERVICES = [
  'identity',
  'enterprise',
  'provider',
  'matching',
  'subsidy',
  'adoption',
  'office',
] as const;
export type ServiceName = (typeof SERVICES)[number];
/** Every schema of the database: those of the services, and that of the gateway, which keeps sign-ins and no domain. */
export const SCHEMAS = [...SERVICES, 'gateway'] as const;
export type SchemaName = (typeof SCHEMAS)[number];

/** What a refused origin is told. */
export const ORIGIN_RULE =
  'an address that begins with http:// or https:// and has no path, such as https://yunshang.example';

/** Whether a text is the origin of a site as browsers write it: scheme, host and port, and nothing behind. */
export function isOrigin(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
