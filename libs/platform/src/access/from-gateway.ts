import { timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { DomainError } from '#libs/kernel';
import type { ServiceSettings } from '../settings/settings.js';

/**
 * A service answers the gateway only: it would else hand out what it has to anybody on the network.
 * @throws DomainError UNAUTHENTICATED
 */
export function assertFromGateway(
  request: Request,
  { GATEWAY_SECRET, GATEWAY_SECRET_BEFORE }: ServiceSettings,
): void {
  const given = Buffer.from(String(request.headers['x-gateway-secret'] ?? ''));
  const isGiven = (secret: string | undefined) => {
    const expected = Buffer.from(secret ?? '');
    return expected.length > 0 && given.length === expected.length && timingSafeEqual(given, expected);
  };
  if (!isGiven(GATEWAY_SECRET) && !isGiven(GATEWAY_SECRET_BEFORE)) throw new DomainError('UNAUTHENTICATED');
}
