import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Actor, DAY_MS } from '#libs/kernel';
import { Clock } from '#libs/platform';
import { endOfDays, type FileClock } from '../rules/clock.rules.js';
import { Redemption } from '../redemption/redemption.entity.js';
import { visibleFile } from '../redemption/redemption.reader.js';
import { rulesOfVersion } from '../scheme/rules-of-version.js';
import { Voucher } from '../voucher/voucher.entity.js';
import type { CityAgeingView, PaymentForecastView, TimelineView } from './payment-forecast.views.js';
import { paidWithin } from './survival.rules.js';
import { holdings, holdingsOf } from './timeline.queries.js';

/** The newest files that were submitted: a forecast follows how things go now. */
const PAST_FILES = 1000;
/** Fewer payments than this would say more than is known. */
const FEWEST_PAST = 10;
/** Fewer files than this in a cell could be told apart. */
const FEWEST_SHOWN = 3;
const BANDS = ['0-30', '31-60', '61-90', '91+'] as const;

/** When a claim will be paid, and how long others wait. */
@Injectable()
export class PaymentForecastService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError NOT_FOUND also when it is there and this actor may not see it */
  async of(redemptionId: string, by: Actor): Promise<PaymentForecastView> {
    const em = this.em.fork();
    const redemption = await visibleFile(em, redemptionId, by);
    const now = await this.clock.now(em);
    const { schemeVersionId } = await em.findOneOrFail(Voucher, redemption.voucherId);
    const payWithinDays = (await rulesOfVersion(em, schemeVersionId)).payWithinDays.value;
    const file = await holdings(em, redemption, now);
    const past = await this.past(em, redemption, now);
    const running = file.runningMs / DAY_MS;
    const current = file.ended ? undefined : file.holdings.at(-1);
    const paid = past.filter((each) => each.paid).length;
    const enough = paid >= FEWEST_PAST && !file.ended;
    return {
      dueBy: new Date(endOfDays(redemption.submittedAt, payWithinDays).getTime() + file.stoppedMs),
      payWithinDays,
      heldBy: current?.holder ?? null,
      heldSince: current?.from ?? null,
      stopped: current?.stopped ?? false,
      runningDays: running,
      stoppedDays: file.stoppedMs / DAY_MS,
      probability: enough ? (paidWithin(past, payWithinDays, running) ?? null) : null,
      pastFiles: paid,
    };
  }

  /** Who held a file since when, and how its clock stands. @throws DomainError NOT_FOUND */
  async timeline(id: string, by: Actor): Promise<TimelineView> {
    const em = this.em.fork();
    const file = await visibleFile(em, id, by);
    return holdings(em, file, await this.clock.now(em));
  }

  /** Public: what waits to be paid in a round by city and age, and how long payment takes. */
  async ageing(roundId: string): Promise<CityAgeingView[]> {
    const em = this.em.fork();
    const now = await this.clock.now(em);
    const waiting = await em.execute<{ city: string; band: number; files: number; fen: string }[]>(
      `select left(division_code, 4) || '00' as city,
              least(3, floor(greatest(0, ceil(extract(epoch from cast(? as timestamptz) - submitted_at) / 86400) - 1) / 30))::int as band,
              count(*)::int as files, sum(amount_fen) as fen
         from redemption where round_id = ? and state not in ('PAID', 'REJECTED', 'LAPSED') group by 1, 2`,
      [now, roundId],
    );
    const paid = await em.execute<{ city: string; files: number; median: number }[]>(
      `select left(v.division_code, 4) || '00' as city, count(*)::int as files,
              percentile_cont(0.5) within group (order by extract(epoch from p.confirmed_at - v.claimed_at) / 86400)::float8 as median
         from payout p join voucher v on v.id = p.voucher_id
        where p.round_id = ? and p.state = 'SUCCEEDED' group by 1`,
      [roundId],
    );
    const codes = [...new Set([...waiting, ...paid].map(({ city }) => city))].toSorted();
    return codes.map((cityCode) => {
      const median = paid.find(({ city }) => city === cityCode);
      return {
        cityCode,
        waiting: BANDS.map((days, i) => {
          const cell = waiting.find(({ city, band }) => city === cityCode && band === i);
          const shown = cell ? cell.files >= FEWEST_SHOWN : false;
          return {
            days,
            files: shown ? cell!.files : null,
            amountFen: shown ? BigInt(cell!.fen) : null,
          };
        }),
        medianDaysToPayment: median && median.files >= FEWEST_SHOWN ? median.median : null,
      };
    });
  }

  /** The other files of late: what was paid, and what is still watched. */
  private async past(em: EntityManager, redemption: Redemption, now: Date) {
    const files = await em.find(
      Redemption,
      { id: { $ne: redemption.id } },
      { orderBy: { submittedAt: 'desc' }, limit: PAST_FILES, disableIdentityMap: true },
    );
    const clocks: Map<string, FileClock> = await holdingsOf(em, files, now);
    return files.map(({ id, state }) => ({
      days: clocks.get(id)!.runningMs / DAY_MS,
      paid: state === 'PAID',
    }));
  }
}
