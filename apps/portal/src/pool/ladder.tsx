import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  OrderRectificationDocument,
  ReinstateProviderDocument,
  RemoveProviderDocument,
  SuspendProviderDocument,
  WarnProviderDocument,
} from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { type Acting, holds } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { Field, Form } from '../ui/form/form.js';
import { type Measure, measuresFor, type Standing } from './pool.rules.js';

export interface LadderProps {
  readonly id: string;
  readonly standing: Standing;
  readonly acting: Acting;
}

interface Values {
  readonly reason: string;
  readonly clearBy?: string;
}

/** What can be done about a member, the mildest first; each says what it does before it is done. */
export function Ladder({ id, standing, acting }: LadderProps): ReactNode {
  const { t } = useTranslation();
  const [chosen, choose] = useState<Measure>();
  const { take, problem, sending } = useMeasures(id);
  const measures = measuresFor(standing);
  const may = holds(acting, 'provider.sanction');
  return (
    <section>
      <h2>{t('pool.ladder.title')}</h2>
      <p>{t(measures.length > 0 ? 'pool.ladder.lead' : 'pool.ladder.none')}</p>
      {!may && measures.length > 0 && <p>{t('pool.ladder.notYou')}</p>}
      <div className="actions">
        {(may ? measures : []).map((each) => (
          <Act
            key={each}
            look={each === 'SUSPEND' || each === 'REMOVE' ? 'danger' : 'default'}
            onAct={() => choose(each)}
          >
            {t(`pool.ladder.${each}.do`)}
          </Act>
        ))}
      </div>
      {chosen && (
        <div className="pool-decision">
          <h3>{t(`pool.ladder.${chosen}.do`)}</h3>
          <p>{t(`pool.ladder.${chosen}.effect`)}</p>
          <Form<Values>
            key={chosen}
            submit={t(`pool.ladder.${chosen}.do`)}
            sending={sending}
            problem={problem}
            onSubmit={(values) => void take(chosen, values)}
            others={<Act onAct={() => choose(undefined)}>{t('pool.back')}</Act>}
          >
            {chosen === 'RECTIFY' && (
              <Field
                name="clearBy"
                label={t('pool.ladder.clearBy')}
                rules={[{ required: true, message: t('pool.ladder.clearByMissing') }]}
              >
                <input className="native-input" type="date" />
              </Field>
            )}
            <Field
              name="reason"
              label={t('pool.ladder.reason')}
              rules={[{ required: true, whitespace: true, message: t('pool.reasonMissing') }]}
            >
              <Input.TextArea rows={3} maxLength={500} />
            </Field>
          </Form>
        </div>
      )}
    </section>
  );
}

function useMeasures(id: string) {
  const acts = {
    REINSTATE: useSend(ReinstateProviderDocument),
    WARN: useSend(WarnProviderDocument),
    SUSPEND: useSend(SuspendProviderDocument),
    REMOVE: useSend(RemoveProviderDocument),
  };
  const rectify = useSend(OrderRectificationDocument);
  const all = [...Object.values(acts), rectify];
  return {
    take: (measure: Measure, { reason, clearBy = '' }: Values): Promise<unknown> =>
      measure === 'RECTIFY' ? rectify.send({ id, reason, clearBy }) : acts[measure].send({ id, reason }),
    problem: all.find(({ problem }) => problem)?.problem,
    sending: all.some(({ sending }) => sending),
  };
}
