create or replace view bank_difference as
with statement as (
  -- Of each day the statement that counts.
  select line.* from bank_statement_line line
    join bank_day d on d.day = line.day and d.statement_id = line.file_id
), line as (
  select s.*, coalesce(s.payout_id, p.id) as paid_id, r.id as receipt_id,
         r.principal_fen + r.interest_fen as received_fen
    from statement s
    left join payout p on s.payout_id is null and p.bank_reference = s.bank_reference
    left join recovery_receipt r on s.direction = 'IN' and r.bank_reference = s.bank_reference
), matched as (
  select line.*, p.amount_fen as payout_fen, p.state, p.returned_at,
         row_number() over (partition by line.direction, coalesce(line.receipt_id, line.paid_id, line.id)
                            order by line.day, line.line, line.id) as nth
    from line left join payout p on p.id = line.paid_id
), found (day, kind, subject, payout_id, ours_fen, theirs_fen, detail) as (
  select day, 'UNKNOWN_AT_US', id::text, null::uuid, 0::bigint, amount_fen, direction || ' ' || bank_reference
    from matched where receipt_id is null and paid_id is null
  union all
  select day, 'TWICE', id::text, paid_id, 0, amount_fen, direction || ' ' || bank_reference
    from matched where coalesce(receipt_id, paid_id) is not null and nth > 1
  union all
  select day, 'AMOUNT_DIFFERS', id::text, paid_id, coalesce(received_fen, payout_fen), amount_fen,
         direction || ' ' || bank_reference
    from matched where coalesce(received_fen, payout_fen) <> amount_fen and nth = 1
  union all
  select day, 'STATE_DIFFERS', id::text, paid_id, 0, amount_fen, direction || ' ' || state
    from matched
   where paid_id is not null and receipt_id is null and nth = 1
     and case direction when 'OUT' then state <> 'SUCCEEDED'
                        else returned_at is null and state <> 'RETURNED' end
  union all
  select p.value_date, 'MISSING_AT_BANK', p.id::text, p.id, p.amount_fen, 0, 'OUT ' || p.bank_reference
    from payout p join bank_day d on d.day = p.value_date
   where p.state = 'SUCCEEDED'
     and not exists (select from line where line.paid_id = p.id and line.direction = 'OUT')
  union all
  select r.received_on, 'MISSING_AT_BANK', r.id::text, null, r.principal_fen + r.interest_fen, 0,
         'IN ' || r.bank_reference
    from recovery_receipt r join bank_day d on d.day = r.received_on
   where not exists (select from line where line.receipt_id = r.id)
  union all
  select a.day, 'ANSWER_SET_ASIDE', a.id::text, a.payout_id, coalesce(p.amount_fen, 0), a.amount_fen,
         a.why || ': ' || a.status || ' ' || coalesce(a.bank_reference, '')
    from bank_answer a left join payout p on p.id = a.payout_id where a.outcome = 'SET_ASIDE'
)
select found.day, found.kind, found.subject, found.payout_id, found.ours_fen, found.theirs_fen, found.detail,
       x.explanation, x.explained_by, x.confirmed_by, x.confirmed_at as settled_at
  from found left join difference_explanation x using (kind, subject);
