import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DecideStandingAppealDocument, type StandingAppealDecision } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { type Acting, holds } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { Field, Form } from '../ui/form/form.js';
import type { StandingChange } from './pool.rules.js';

export interface AppealDecisionProps {
  readonly change: StandingChange;
  readonly acting: Acting;
}

const DECISIONS: readonly StandingAppealDecision[] = ['UPHELD', 'REJECTED'];

/** What the provider says against a sanction, and the decision of another person than who imposed it. */
export function AppealDecision({ change, acting }: AppealDecisionProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const [chosen, choose] = useState<StandingAppealDecision>();
  const { send, problem, sending } = useSend(DecideStandingAppealDocument);
  const { id, statement } = change.appeal!;
  const may = holds(acting, 'standing.decide');
  return (
    <section className="pool-decision">
      <h2>{t('pool.appeal.decide', { sanction: word('ProviderStanding', change.toStanding) })}</h2>
      <h3>{t('pool.appeal.sanctionReason')}</h3>
      <p className="said">{change.reason}</p>
      <h3>{t('pool.appeal.said')}</h3>
      <p className="said">{statement}</p>
      {!may && <p>{t('pool.appeal.notYou')}</p>}
      <div className="actions">
        {(may ? DECISIONS : []).map((each) => (
          <Act key={each} look={each === 'UPHELD' ? 'primary' : 'default'} onAct={() => choose(each)}>
            {word('StandingAppealDecision', each)}
          </Act>
        ))}
      </div>
      {chosen && (
        <>
          <p>{t(`pool.appeal.effect.${chosen}`)}</p>
          <Form<{ reason: string }>
            key={chosen}
            submit={t('pool.appeal.sendDecision', { decision: word('StandingAppealDecision', chosen) })}
            sending={sending}
            problem={problem}
            onSubmit={({ reason }) => void send({ appealId: id, decision: chosen, reason })}
            others={<Act onAct={() => choose(undefined)}>{t('pool.back')}</Act>}
          >
            <Field
              name="reason"
              label={t('pool.appeal.decisionReason')}
              rules={[{ required: true, min: 4, whitespace: true, message: t('pool.appeal.missing') }]}
            >
              <Input.TextArea rows={3} maxLength={2000} autoFocus />
            </Field>
          </Form>
        </>
      )}
    </section>
  );
}
