import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { Actor, DomainError, type Membership } from '#libs/kernel';
import { ServiceSettings } from '../settings/settings.js';

const ALGORITHMS = ['ES256'];
/** Seconds by which the clocks of issuer and service may differ. */
const LEEWAY = 60;

/** Finds out who calls: the person of the access token, with the memberships that hold at this moment. */
@Injectable()
export class Authentication {
  private readonly keys: JWTVerifyGetKey;

  constructor(
    private readonly em: EntityManager,
    private readonly settings: ServiceSettings,
  ) {
    this.keys = createRemoteJWKSet(new URL(settings.JWKS_URL), { cooldownDuration: 1000 });
  }

  /**
   * @param authorization the header, e.g. `Bearer ey...`; absent for a visitor
   * @returns undefined for a visitor
   * @throws DomainError UNAUTHENTICATED for a token that does not hold
   */
  async actorOf(authorization: string | undefined): Promise<Actor | undefined> {
    if (!authorization) return undefined;
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1];
    if (!token) throw new DomainError('UNAUTHENTICATED');
    const { subject, machine } = await this.verified(token);
    return new Actor(subject, await this.membershipsOf(subject), machine);
  }

  private async verified(token: string): Promise<{ subject: string; machine: boolean }> {
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        algorithms: ALGORITHMS,
        audience: this.settings.AUDIENCE,
        issuer: this.settings.ISSUER,
        typ: 'at+jwt',
        clockTolerance: LEEWAY,
        requiredClaims: ['exp', 'client_id'],
      });
      // A token of the client credentials grant has no person: its subject is absent or the client itself.
      const subject = payload.sub ?? String(payload.client_id);
      return { subject, machine: subject === payload.client_id };
    } catch (error) {
      if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_J')) {
        throw new DomainError('UNAUTHENTICATED');
      }
      throw error;
    }
  }

  private async membershipsOf(personId: string): Promise<Membership[]> {
    const rows = await this.em
      .fork()
      .execute<
        { organisation_id: string; organisation_kind: string; role: string; division_code: string | null }[]
      >(
        `select organisation_id, organisation_kind, role, division_code from membership
          where person_id = ? and ended_at is null order by id`,
        [personId],
      );
    return rows.map(
      (row) =>
        ({
          organisationId: row.organisation_id,
          organisationKind: row.organisation_kind,
          role: row.role,
          divisionCode: row.division_code,
        }) as Membership,
    );
  }
}
