import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { notFound, sum } from '#libs/kernel';
import { Clock } from '#libs/platform';
import type {
  ExpiringReservationsView,
  ProviderClassBudgetView,
  PublicBudgetView,
} from './public-budget.views.js';
import { Round } from './round.entity.js';
import { RoundService } from './round.service.js';

interface Use {
  readonly city: string;
  readonly class: string;
  readonly reserved: string;
  readonly claimed: string;
  readonly paid: string;
}

/** How the money of a round stands, for everybody. */
@Injectable()
export class PublicBudgetService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly rounds: RoundService,
  ) {}

  /** @throws DomainError NOT_FOUND for a round that is not published */
  async of(roundId: string): Promise<PublicBudgetView> {
    // One moment for the ledger and the vouchers, so that the parts are those of the whole.
    return this.em.fork().transactional(
      async (em) => {
        const round = await em.findOne(Round, roundId);
        if (!round || round.state === 'PROPOSED') throw notFound('round');
        const { programme, cities } = await this.rounds.standing(em, roundId);
        const uses = await usesOf(em, roundId);
        const [waiting] = await em.execute<{ count: number }[]>(
          'select coalesce(sum(waiting), 0)::int as count from waiting_count where account >= ? and account < ?',
          [`round/${roundId}/`, `round/${roundId}0`],
        );
        return {
          roundId,
          asOf: await this.clock.now(em),
          appropriatedFen: round.budgetFen,
          recoveredFen: programme.recoveredFen,
          reservedFen: programme.reservedFen,
          claimedFen: claimedOf(uses),
          paidFen: programme.paidFen,
          freeFen: programme.availableFen,
          waiting: waiting!.count,
          cities: cities.map(
            ({ cityCode, grantedFen, availableFen, reservedFen, paidFen, waiting: waits }) => ({
              cityCode,
              grantedFen,
              freeFen: availableFen,
              reservedFen,
              claimedFen: claimedOf(uses.filter(({ city }) => city === cityCode)),
              paidFen,
              waiting: waits,
            }),
          ),
          providerClasses: ['PLATFORM', 'OTHER'].map((each) => classView(each, uses)),
        };
      },
      { isolationLevel: 'repeatable read', readOnly: true },
    );
  }

  /** What is reserved and not being redeemed, by the moment at which it goes back, and by city. */
  async expiring(roundId: string): Promise<ExpiringReservationsView[]> {
    const rows = await this.em
      .fork()
      .execute<{ redeem_by: string | Date; city: string; vouchers: number; amount: string }[]>(
        `select redeem_by, substr(division_code, 1, 4) || '00' as city, count(distinct v.id)::int as vouchers,
              sum((phase ->> 'grantFen')::bigint) as amount
         from voucher v cross join lateral jsonb_array_elements(v.phases) phase
        where v.round_id = ? and v.state in ('RESERVED', 'REDEEMING', 'REDEEMED') and phase ->> 'state' = 'RESERVED'
        group by 1, 2 order by 1, 2 limit 1000`,
        [roundId],
      );
    return rows.map((row) => ({
      redeemBy: new Date(row.redeem_by),
      cityCode: row.city,
      vouchers: row.vouchers,
      amountFen: BigInt(row.amount),
    }));
  }
}

/** What vouchers hold and got, phase by phase, by city and class of provider. */
function usesOf(em: EntityManager, roundId: string): Promise<Use[]> {
  return em.execute(
    `select substr(v.division_code, 1, 4) || '00' as city, coalesce(p.provider_class, 'OTHER') as class,
            sum((phase ->> 'grantFen')::bigint) filter (where phase ->> 'state' in ('RESERVED', 'REDEEMING', 'REDEEMED')) as reserved,
            sum((phase ->> 'grantFen')::bigint) filter (where phase ->> 'state' in ('REDEEMING', 'REDEEMED')) as claimed,
            sum((phase ->> 'grantFen')::bigint) filter (where phase ->> 'state' = 'PAID') as paid
       from voucher v
      cross join lateral jsonb_array_elements(v.phases) phase
       left join provider_copy p on p.id = v.provider_id
      where v.round_id = ? and v.state in ('RESERVED', 'REDEEMING', 'REDEEMED', 'PAID')
      group by 1, 2`,
    [roundId],
  );
}

function total(uses: readonly Use[], part: 'reserved' | 'claimed' | 'paid'): bigint {
  return sum(uses.map((use) => BigInt(use[part] ?? 0)));
}

function claimedOf(uses: readonly Use[]): bigint {
  return total(uses, 'claimed');
}

function classView(providerClass: string, all: readonly Use[]): ProviderClassBudgetView {
  const uses = all.filter((use) => use.class === providerClass);
  return {
    providerClass,
    reservedFen: total(uses, 'reserved'),
    claimedFen: claimedOf(uses),
    paidFen: total(uses, 'paid'),
  };
}
