import { SERVICES, type ServiceName } from '#libs/kernel';

/** Reads the `outbox` of every schema and nothing else. */
export const EVENT_READER = 'event_reader';

/** The roles of a service: one owns its schema and migrates it, the other is what the running service connects as. */
export function rolesOf(service: ServiceName): { owner: string; app: string } {
  return { owner: `${service}_owner`, app: service };
}

/** Every database role of the platform. */
export const ROLES: readonly string[] = [
  ...SERVICES.flatMap((service) => Object.values(rolesOf(service))),
  EVENT_READER,
];
