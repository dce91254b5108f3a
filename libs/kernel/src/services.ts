/** The services, which are also their schemas and their database roles. */
export const SERVICES = ['identity', 'enterprise', 'provider', 'matching', 'subsidy', 'adoption'] as const;
export type ServiceName = (typeof SERVICES)[number];
