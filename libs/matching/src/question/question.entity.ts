import { defineEntity, p } from '@mikro-orm/core';
import { stateOf } from '#libs/platform';
import { Need } from '../need/need.entity.js';

const QuestionSchema = defineEntity({
  name: 'Question',
  uniques: [{ name: 'question_number_once', properties: ['needId', 'number'] }],
  indexes: [{ name: 'question_of_provider', properties: ['providerId'] }],
  checks: [
    {
      name: 'question_answer_check',
      expression:
        '(answer is null) = (answered_at is null) and (answer is null) = (answered_by is null) and answered_at >= asked_at',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    needId: () => p.manyToOne(Need).mapToPk().joinColumn('need_id'),
    /** 1, 2, 3 ... within the need. */
    number: p.integer(),
    /** Never told to anybody but the asker. */
    providerId: p.uuid(),
    askedBy: p.text(),
    askedAt: p.datetime(),
    text: p.text(),
    answer: p.text().nullable(),
    answeredBy: p.text().nullable(),
    answeredAt: stateOf('QUESTION', p.datetime()).nullable(),
  },
});
/** A question of a provider on a need; question and answer are for everybody who may see the need. */
export class Question extends QuestionSchema.class {}
QuestionSchema.setClass(Question);
