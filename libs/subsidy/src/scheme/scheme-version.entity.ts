import { defineEntity, p } from '@mikro-orm/core';

const SchemeVersionSchema = defineEntity({
  name: 'SchemeVersion',
  properties: {
    id: p.uuid().primary(),
    /** E.g. `GD-2020`. */
    scheme: p.text(),
    version: p.integer(),
    name: p.text(),
    rules: p.json<object>(),
    publishedAt: p.datetime(),
  },
});

/** A version of a scheme, never changed: a file keeps the version that it was filed under. */
export class SchemeVersion extends SchemeVersionSchema.class {}
SchemeVersionSchema.setClass(SchemeVersion);
