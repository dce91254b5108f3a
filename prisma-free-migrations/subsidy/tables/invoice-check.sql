-- What the tax register says of invoices, and the embedded register.

create table invoice_check (
  id uuid primary key,
  redemption_id uuid not null references redemption (id),
  number text not null,
  status text not null,
  changed_on date,
  checked_by text not null,
  checked_at timestamptz not null,
  constraint invoice_check_status check (status in ('VALID', 'VOIDED', 'REVERSED', 'UNKNOWN'))
);
create index invoice_check_of_invoice on invoice_check (redemption_id, number, checked_at desc);

create table embedded_tax_invoice (
  number text primary key,
  status text not null,
  changed_on date,
  constraint embedded_tax_invoice_status check (status in ('VALID', 'VOIDED', 'REVERSED'))
);
