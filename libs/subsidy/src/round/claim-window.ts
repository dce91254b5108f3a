import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RoundClaimsClosedV1, RoundClaimsOpenedV1 } from '#libs/contracts';
import { Deadlines, type Passed } from '#libs/platform';

/** The window for claims of a published round, as it opens and closes. */
@Injectable()
export class ClaimWindow implements OnModuleInit {
  constructor(private readonly deadlines: Deadlines) {}

  onModuleInit(): void {
    this.deadlines.watch<Passed, RoundClaimsOpenedV1>({
      kind: 'ROUND',
      from: 'PUBLISHED',
      to: 'CLAIMS_OPEN',
      // A round that is published within its window opens with its publication.
      due: `select id, at from round
              cross join lateral (select greatest(claim_from, published_at) as at) opened
             where at > ? and at <= ? and state = 'PUBLISHED' and at < claim_to for no key update of round skip locked`,
      event: RoundClaimsOpenedV1,
      tell: ({ id, at }) => ({ subject: id, data: { roundId: id, openedAt: at.toISOString() } }),
    });
    this.deadlines.watch<Passed, RoundClaimsClosedV1>({
      kind: 'ROUND',
      from: 'CLAIMS_OPEN',
      to: 'CLAIMS_CLOSED',
      due: `select id, claim_to as at from round
             where claim_to > ? and claim_to <= ? and state = 'PUBLISHED' and published_at < claim_to
               for no key update skip locked`,
      event: RoundClaimsClosedV1,
      tell: ({ id, at }) => ({ subject: id, data: { roundId: id, closedAt: at.toISOString() } }),
    });
  }
}
