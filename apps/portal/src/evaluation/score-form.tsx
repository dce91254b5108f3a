import { Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SubmitScoresDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { Field, Form } from '../ui/form/form.js';
import { scoresInput, type SheetOf, type TypedScores } from './evaluation.rules.js';
import { BidOnSheet } from './sheet-bids.js';

/** Every bid by every criterion that people judge, each with a sentence of why; handed in at once and for good. */
export function ScoreForm({ needId, sheet }: { needId: string; sheet: SheetOf }): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(SubmitScoresDocument);
  const judged = sheet.plan.criteria.filter(({ kind }) => kind === 'JUDGED');
  return (
    <section className="section-block">
      <h2>{t('evaluation.score.title', { count: sheet.bids.length })}</h2>
      <p>{t('evaluation.score.lead')}</p>
      <Form<TypedScores>
        submit={t('evaluation.score.send')}
        sending={sending}
        problem={problem}
        onSubmit={(typed) => send({ needId, scores: scoresInput(typed) })}
      >
        {sheet.bids.map((bid) => (
          <fieldset key={bid.number} className="rows sheet">
            <legend>{t('evaluation.sheet.bid', { number: bid.number })}</legend>
            <BidOnSheet bid={bid} />
            {judged.map(({ code, title, weightBasisPoints, minimumHundredths }) => (
              <div key={code} className="row" role="group" aria-label={title}>
                <Field
                  name={[String(bid.number), code, 'points']}
                  label={t('evaluation.score.points', { number: bid.number, title })}
                  extra={t(
                    minimumHundredths === null ? 'evaluation.score.weighs' : 'evaluation.score.least',
                    {
                      weight: weightBasisPoints / 100,
                      least: (minimumHundredths ?? 0) / 100,
                    },
                  )}
                  rules={[
                    { required: true, message: t('evaluation.score.pointsMissing', { number: bid.number }) },
                  ]}
                >
                  <InputNumber min={0} max={100} precision={2} />
                </Field>
                <Field
                  name={[String(bid.number), code, 'comment']}
                  label={t('evaluation.score.why', { number: bid.number, title })}
                  rules={[
                    {
                      required: true,
                      min: 2,
                      whitespace: true,
                      message: t('evaluation.score.whyMissing', { number: bid.number }),
                    },
                  ]}
                >
                  <Input.TextArea rows={2} maxLength={2000} />
                </Field>
              </div>
            ))}
          </fieldset>
        ))}
      </Form>
    </section>
  );
}
