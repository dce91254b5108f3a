import { Migration } from '@mikro-orm/migrations';

/**
 * Payments, reports and other papers count once over the province, as invoices do. Of files that share a paper today the
 * first one keeps it; the later ones have to be looked at by people and are not undone here.
 */
export class Migration20261130233000_papers_count_once extends Migration {
  override up(): void {
    this.addSql(
      `create table counted_paper (
         id uuid primary key,
         redemption_id uuid not null references redemption (id) deferrable initially deferred,
         kind text not null,
         identity text not null,
         live boolean not null,
         constraint counted_paper_identity check (identity <> '')
       )`,
    );
    this.addSql('create index counted_paper_of_redemption on counted_paper (redemption_id)');
    this.addSql('create unique index counted_paper_once on counted_paper (kind, identity) where live');
    this.addSql(
      `insert into counted_paper (id, redemption_id, kind, identity, live)
       select gen_random_uuid(), id, kind, identity, true
         from (select r.id, kind, identity,
                      row_number() over (partition by kind, identity order by r.submitted_at, r.id) as n
                 from redemption r cross join lateral (
                   select 'PAYMENT_PROOF' as kind, ${foldedNumber("payment ->> 'bankReference'")} as identity
                     from jsonb_array_elements(r.payments) as payment
                   union all
                   select 'ACCEPTANCE_REPORT', nullif(lower(r.acceptance_report_hash), '')
                   union all
                   select document ->> 'kind', lower(document ->> 'hash')
                     from jsonb_array_elements(r.documents) as document) as paper
                where r.state not in ('REJECTED', 'LAPSED') and identity <> '') as papers
        where n = 1`,
    );
    this.addSql(
      'create trigger counted_paper_guard before delete on counted_paper for each row execute function invoice_guard()',
    );
    this.addSql('alter table recovery_receipt drop constraint recovery_receipt_reference');
    this.addSql(
      `create unique index recovery_receipt_reference on recovery_receipt (${foldedNumber('bank_reference')})`,
    );
  }
}

/** In whatever width, case and punctuation it is written. */
function foldedNumber(text: string): string {
  return `upper(regexp_replace(normalize(${text}, nfkc), '[\\s[:punct:]–—·]', '', 'g'))`;
}
