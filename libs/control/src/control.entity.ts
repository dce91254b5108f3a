import { defineEntity, p } from '@mikro-orm/core';
import type { LocalDate } from '#libs/kernel';

const ControlEdgeSchema = defineEntity({
  name: 'ControlEdge',
  indexes: [
    { name: 'control_edge_of_held', properties: ['held'] },
    { name: 'control_edge_of_holder', properties: ['holder'] },
  ],
  properties: {
    id: p.uuid().primary(),
    /** Who controls, by unified social credit code; of a shared legal representative one of the two. */
    holder: p.text(),
    held: p.text(),
    kind: p.text().$type<'CONTROL' | 'SHAREHOLDING' | 'MANAGEMENT' | 'SAME_LEGAL_REPRESENTATIVE'>(),
    shareBasisPoints: p.integer().nullable(),
    basis: p.text().$type<'MEMBER' | 'REGISTRY' | 'OFFICIAL'>(),
    fromOn: p.date().$type<LocalDate>(),
    /** The last day; open while it lasts. */
    toOn: p.date().$type<LocalDate>().nullable(),
    changedAt: p.datetime(),
  },
});
/** Copy: one company controls another, or did. */
export class ControlEdge extends ControlEdgeSchema.class {}
ControlEdgeSchema.setClass(ControlEdge);

const ControlCheckSchema = defineEntity({
  name: 'ControlCheck',
  indexes: [{ name: 'control_check_of_subject', properties: ['subjectId'] }],
  properties: {
    id: p.uuid().primary(),
    act: p.text(),
    subjectId: p.uuid(),
    enterpriseCode: p.text(),
    providerCode: p.text(),
    /** The edges above the two of them that were known: what the act was let through on. */
    edges: p.json<readonly string[]>(),
    at: p.datetime(),
  },
});
/** An act was let through because nothing known connected its two companies. Only ever added. */
export class ControlCheck extends ControlCheckSchema.class {}
ControlCheckSchema.setClass(ControlCheck);
