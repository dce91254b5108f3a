import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { newId, SYSTEM, type Actor } from '#libs/kernel';
import { Clock, Commands } from '#libs/platform';
import { policyAt } from '#libs/policy';
import { conflicted } from '../conflict/conflict.rules.js';
import { blockedOf } from '../conflict/conflicts.js';
import type { RecoveryCase } from '../recovery-case/recovery.entity.js';
import { RecoveryService } from '../recovery/recovery.service.js';
import type { InvoiceCheckResultView, InvoiceDueView } from './invoice-check.views.js';
import { InvoiceCheck } from './invoice-check.entity.js';
import { PAYMENT } from '../policy/subsidy.policies.js';
import { TaxInvoices, type InvoiceFinding } from '../tax-register/tax-invoices.js';

interface DueRow {
  readonly redemption_id: string;
  readonly payout_id: string;
  readonly number: string;
  readonly due_on: string;
  readonly last_status: string | null;
  readonly last_checked_at: Date | string | null;
}

/** What becomes of invoices after the money was paid. */
@Injectable()
export class InvoiceCheckService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly register: TaxInvoices,
    private readonly recoveries: RecoveryService,
  ) {}

  /** The invoices whose monthly look is due, the longest due first; derived from dates alone. */
  async due(first: number, by: Actor): Promise<InvoiceDueView[]> {
    const em = this.em.fork();
    const blocked = await blockedOf(em, by.personId);
    const rows = await dueRows(em, await this.clock.now(em), first, [...blocked]);
    return rows.map((row) => ({
      redemptionId: row.redemption_id,
      payoutId: row.payout_id,
      number: row.number,
      dueOn: row.due_on,
      lastStatus: row.last_status,
      lastCheckedAt: row.last_checked_at === null ? null : new Date(row.last_checked_at),
    }));
  }

  /**
   * Asks the tax side for the invoices that are due and keeps every answer. One that was voided or reversed opens a case,
   * in which the enterprise is asked: a single signal says nothing of guilt. Who has to do with a party is not told of it.
   * @throws DomainError TAX_REGISTER_SILENT; then nothing was kept and the same call can be made again
   */
  async recheck(first: number, key: string, by: Actor): Promise<InvoiceCheckResultView> {
    const acting = by.actingAs('invoice.recheck');
    const em = this.em.fork();
    const due = await dueRows(em, await this.clock.now(em), first);
    const findings =
      due.length > 0
        ? await this.register.statusOf(
            em,
            due.map(({ number }) => number),
          )
        : [];
    return this.commands.run({ key, by, name: 'recheckInvoices', body: { first } }, async (within, now) => {
      // Who asked at the same time may have kept the same answers: what is due no more is left out.
      await within.execute(`select pg_advisory_xact_lock(hashtextextended('recheckInvoices', 0))`);
      const still = new Set((await dueRows(within, now, first)).map(nameOf));
      const kept = findings.flatMap((finding, i) =>
        still.has(nameOf(due[i]!)) ? [{ finding, row: due[i]! }] : [],
      );
      const blocked = await blockedOf(within, by.personId);
      const opened = new Set<string>();
      for (const { finding, row } of kept) {
        within.create(InvoiceCheck, {
          id: newId(),
          redemptionId: row.redemption_id,
          number: row.number,
          status: finding.status,
          changedOn: finding.changedOn,
          checkedBy: acting.personId,
          checkedAt: now,
        });
        if (!signals(finding, row)) continue;
        const recovery = await this.ask(within, row, finding, now);
        if (!conflicted({ blocked }, recovery)) opened.add(recovery.id);
        await within.flush();
      }
      const count = (status: InvoiceFinding['status']) =>
        kept.filter(({ finding }) => finding.status === status).length;
      return {
        checked: kept.length,
        valid: count('VALID'),
        voided: count('VOIDED'),
        reversed: count('REVERSED'),
        unknown: count('UNKNOWN'),
        recoveryIds: [...opened],
      };
    });
  }

  private async ask(
    em: EntityManager,
    row: DueRow,
    finding: InvoiceFinding,
    now: Date,
  ): Promise<RecoveryCase> {
    const since = finding.changedOn ? `，日期${finding.changedOn}` : '';
    const facts = `税务登记显示发票${row.number}的状态为${finding.status}${since}。请企业说明；本记录不表示已认定违规。`;
    return this.recoveries.openFor(em, row.payout_id, 'INVOICE_VOIDED', facts, SYSTEM, now);
  }
}

function nameOf({ redemption_id: file, number }: DueRow): string {
  return `${file} ${number}`;
}

/** A signal is a change for the worse; the same finding a month later is none. */
function signals({ status }: InvoiceFinding, { last_status: last }: DueRow): boolean {
  return (status === 'VOIDED' || status === 'REVERSED') && status !== last;
}

/** @param except enterprises and providers whose files are left out */
async function dueRows(
  em: EntityManager,
  now: Date,
  first: number,
  except: readonly string[] = [],
): Promise<DueRow[]> {
  const { invoiceFollowedMonths } = await policyAt(em, PAYMENT, now);
  return em.execute<DueRow[]>(
    `with live as (
       -- An invoice of eight digits is one with its code only.
       select redemption_id, coalesce(code, '') || number as number from invoice where live
     ), paid as (
       select i.redemption_id, i.number, p.id as payout_id, p.value_date, last.status as last_status, last.checked_at
         from payout p join live i on i.redemption_id = p.redemption_id
         join redemption file on file.id = p.redemption_id
              and not (array[file.enterprise_id, file.provider_id] && cast(? as uuid[]))
         left join lateral (select status, checked_at from invoice_check c
                             where c.redemption_id = i.redemption_id and c.number = i.number
                             order by checked_at desc limit 1) last on true
        where p.kind = 'SUBSIDY' and p.state = 'SUCCEEDED'
          -- What came back and was not paid again is nobody's to follow.
          and (p.returned_at is null or exists (
                select from payout again
                 where again.redemption_id = p.redemption_id and again.state = 'SUCCEEDED' and again.returned_at is null))
     ), planned as (
       -- On the day of the month of the payment; in a shorter month on its last day.
       select paid.*, (value_date + n * interval '1 month')::date as due_on
         from paid cross join lateral (
           select coalesce(
             (select min(m) from generate_series(1, ?::int) m
               where (value_date + m * interval '1 month')::date
                     > (checked_at at time zone 'Asia/Shanghai')::date), case when checked_at is null then 1 end) as n
         ) next
     )
     select redemption_id, payout_id, number, due_on::text as due_on, last_status, checked_at as last_checked_at
       from planned where due_on <= (cast(? as timestamptz) at time zone 'Asia/Shanghai')::date
      order by due_on, redemption_id, number limit ?`,
    [`{${except.join(',')}}`, invoiceFollowedMonths, now, first],
  );
}
