import type { Request, Response } from 'express';
import { SERVICES, type ServiceName } from '#libs/kernel';
import type { Report } from '#libs/platform';
import type { GatewaySettings } from './gateway.settings.js';

/** A service takes its time to ask its own parts. */
const READY_WITHIN_MS = 4000;

/** How a service stands, as everybody may know: which part fails, and not why. */
interface Standing {
  readonly ready: boolean;
  readonly parts?: Readonly<Record<string, boolean>>;
}

/** Whether all services are ready; `?exclude=events` is handed on to each. */
export function readiness(settings: GatewaySettings) {
  return async (request: Request, response: Response): Promise<void> => {
    const excluded = [request.query['exclude']].flat().includes('events') ? '?exclude=events' : '';
    const standings = await Promise.all(
      SERVICES.map(async (service) => [service, await standingOf(settings, service, excluded)] as const),
    );
    const ready = standings.every(([, standing]) => standing.ready);
    response.status(ready ? 200 : 503).json({ ready, services: Object.fromEntries(standings) });
  };
}

async function standingOf(
  settings: GatewaySettings,
  service: ServiceName,
  excluded: string,
): Promise<Standing> {
  try {
    const response = await fetch(`${settings.urlOf(service)}/readyz${excluded}`, {
      signal: AbortSignal.timeout(READY_WITHIN_MS),
    });
    const { ready, parts } = (await response.json()) as Report;
    const flags = Object.entries(parts).map(([part, { ready: each }]) => [part, each] as const);
    return { ready, parts: Object.fromEntries(flags) };
  } catch {
    // It does not answer, or not in time.
    return { ready: false };
  }
}
