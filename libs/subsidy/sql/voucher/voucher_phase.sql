create or replace view voucher_phase as
select v.id as voucher_id, phase.number, phase.state, phase."grantFen" as grant_fen,
       reservation_of(v.id, phase.number) as reference
  from voucher v cross join lateral jsonb_to_recordset(v.phases)
         as phase (number int, state text, "grantFen" bigint);
