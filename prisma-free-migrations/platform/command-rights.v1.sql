-- What a person held when a command was carried out: its answer is given again to who still holds it.

alter table command add column rights jsonb;
