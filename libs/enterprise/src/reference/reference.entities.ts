import { defineEntity, p } from '@mikro-orm/core';
import type { MaturityQuestionnaire } from '#libs/reference';

const ReferenceDivisionSchema = defineEntity({
  name: 'ReferenceDivision',
  tableName: 'division',
  properties: {
    code: p.text().primary(),
    name: p.text(),
    level: p.text(),
    parentCode: p.text().nullable(),
    kind: p.text(),
  },
});
/** GB/T 2260 in the database, so that it, too, knows no enterprise in a division that does not exist. */
export class ReferenceDivision extends ReferenceDivisionSchema.class {}
ReferenceDivisionSchema.setClass(ReferenceDivision);

const ReferenceIndustrySchema = defineEntity({
  name: 'ReferenceIndustry',
  tableName: 'industry',
  properties: {
    /** With the letter of the section, e.g. C3311. */
    code: p.text().primary(),
    name: p.text(),
    level: p.text(),
    parentCode: p.text().nullable(),
  },
});
/** GB/T 4754-2017 in the database. */
export class ReferenceIndustry extends ReferenceIndustrySchema.class {}
ReferenceIndustrySchema.setClass(ReferenceIndustry);

const QuestionnaireEditionSchema = defineEntity({
  name: 'QuestionnaireEdition',
  tableName: 'questionnaire_edition',
  properties: {
    version: p.text().primary(),
    content: p.json<MaturityQuestionnaire>(),
    checksum: p.text(),
    loadedAt: p.datetime(),
  },
});
/** An edition of the maturity questionnaire with its thresholds. Assessments point to theirs, so it never changes. */
export class QuestionnaireEdition extends QuestionnaireEditionSchema.class {}
QuestionnaireEditionSchema.setClass(QuestionnaireEdition);

const ReferenceLoadSchema = defineEntity({
  name: 'ReferenceLoad',
  tableName: 'reference_load',
  properties: {
    name: p.text().primary(),
    checksum: p.text(),
    loadedAt: p.datetime(),
  },
});
/** Which reading of the reference files the tables hold. */
export class ReferenceLoad extends ReferenceLoadSchema.class {}
ReferenceLoadSchema.setClass(ReferenceLoad);
