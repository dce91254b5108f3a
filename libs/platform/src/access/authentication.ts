import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { Actor, COOLING_OFF_YEARS, DomainError, withoutConflicts, type Membership } from '#libs/kernel';
import { runNamed } from '../data/named-statement.js';
import { ServiceSettings } from '../settings/settings.js';
import { VerifiedTokens } from './verified-tokens.js';

const ALGORITHMS = ['ES256'];
/** Seconds by which the clocks of issuer and service may differ. */
const LEEWAY = 60;

/** The person stands there thrice: in identity the column of memberships is of another type than elsewhere. */
const STANDING = {
  name: 'platform.standing',
  text: `select ended.id is not null as ended, organisation_id, organisation_kind, role, division_code,
              array(select subject_id from conflict, lateral (select (clock.now() at time zone 'Asia/Shanghai')::date) today (day)
                     where person_id = $1 and from_on <= day and coalesce(to_on, 'infinity') >= day
                    union
                    select organisation_id from membership
                     where person_id = $4 and organisation_kind in ('ENTERPRISE', 'PROVIDER')
                       and coalesce(ended_at, 'infinity') > clock.now() - make_interval(years => $2)) as conflicts
       from (values ($3::text)) session (id)
       left join ended_session ended on ended.id = session.id
       left join membership on membership.person_id = $5 and membership.ended_at is null
       order by membership.id`,
};

/** Finds out who calls: the person of the access token, with the memberships that hold at this moment. */
@Injectable()
export class Authentication {
  private readonly logger = new Logger(Authentication.name);
  private readonly keys: JWTVerifyGetKey;
  private readonly tokens = new VerifiedTokens<Bearer>();

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
    const { subject, machine, sessionId } = await this.tokens.of(token, () => this.verified(token));
    const { memberships, ended, conflicts } = await this.standingOf(subject, sessionId);
    if (ended) throw new DomainError('UNAUTHENTICATED');
    return new Actor(subject, this.combinable(subject, memberships), machine, sessionId, conflicts);
  }

  private async verified(token: string): Promise<{ says: Bearer; expires: number }> {
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
      const sessionId = typeof payload.sid === 'string' ? payload.sid : undefined;
      const machine = subject === payload.client_id;
      return { says: { subject, machine, ...(sessionId ? { sessionId } : {}) }, expires: payload.exp! };
    } catch (error) {
      if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_J')) {
        throw new DomainError('UNAUTHENTICATED');
      }
      throw error;
    }
  }

  /** The memberships and conflicts of today, and whether the sign-in has ended since the token was made: one statement. */
  private async standingOf(personId: string, sessionId: string | undefined): Promise<Standing> {
    const rows = await runNamed<StandingRow>(this.em, STANDING, [
      personId,
      COOLING_OFF_YEARS,
      sessionId ?? null,
      personId,
      personId,
    ]);
    const memberships = rows.flatMap((row) =>
      row.role === null
        ? []
        : [
            {
              organisationId: row.organisation_id,
              organisationKind: row.organisation_kind,
              role: row.role,
              divisionCode: row.division_code,
            } as Membership,
          ],
    );
    return { memberships, ended: rows[0]?.ended === true, conflicts: new Set(rows[0]?.conflicts) };
  }

  /** Duties that met in one person in spite of identity are left unused, and somebody is told. */
  private combinable(personId: string, held: Membership[]): readonly Membership[] {
    const left = withoutConflicts(held);
    if (left.length < held.length) {
      const roles = held.map(({ role }) => role).join(', ');
      this.logger.error(
        `person ${personId} holds duties that do not combine (${roles}); the official ones rest`,
      );
    }
    return left;
  }
}

interface Bearer {
  readonly subject: string;
  readonly machine: boolean;
  readonly sessionId?: string;
}

interface Standing {
  readonly memberships: Membership[];
  readonly ended: boolean;
  readonly conflicts: ReadonlySet<string>;
}

interface StandingRow {
  readonly ended: boolean;
  readonly conflicts: string[];
  readonly organisation_id: string | null;
  readonly organisation_kind: string | null;
  readonly role: string | null;
  readonly division_code: string | null;
}
