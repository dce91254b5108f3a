import { defineEntity, p } from '@mikro-orm/core';
import type { Rights } from '#libs/kernel';
import { HistoryEntry } from './history.js';

const OutboxMessageSchema = defineEntity({
  name: 'OutboxMessage',
  tableName: 'outbox',
  properties: {
    id: p.uuid().primary(),
    type: p.text(),
    subject: p.text(),
    time: p.datetime(),
    data: p.json<object>(),
  },
});
/** An event on its way out: written in the transaction of the change that it tells of. */
export class OutboxMessage extends OutboxMessageSchema.class {}
OutboxMessageSchema.setClass(OutboxMessage);

const CommandRecordSchema = defineEntity({
  name: 'CommandRecord',
  tableName: 'command',
  properties: {
    actorId: p.text().primary(),
    key: p.text().primary(),
    name: p.text(),
    bodyHash: p.text(),
    answer: p.json<unknown>(),
    /** What the person held when it was carried out; null in records from before it was written down. */
    rights: p.json<Rights>().nullable(),
    at: p.datetime(),
  },
});
/** A command that was carried out, with its answer: what makes a repeated request harmless. */
export class CommandRecord extends CommandRecordSchema.class {}
CommandRecordSchema.setClass(CommandRecord);

export const platformEntities = [OutboxMessage, CommandRecord, HistoryEntry];
