import { Form as AntForm, Input, Radio, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AskBidderDocument,
  type AskedSaidFragment,
  BidsToAskDocument,
  type ClarificationKind,
  DecideClarificationDocument,
  LowPricedBidsDocument,
  type NeedEvaluationQuery,
} from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { type Acting, holds } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { Field, Form } from '../ui/form/form.js';
import { ReasonedAct } from '../ui/form/reasoned-act.js';
import { AskedOne } from './asked-one.js';

export interface ClarificationsProps {
  readonly needId: string;
  readonly data: NeedEvaluationQuery;
  readonly acting: Acting | null;
}

const ASKING = ['INDIVIDUAL_SCORES', 'CONSENSUS', 'CLARIFICATION', 'AWARD_DUE'];
const COMPARED = ['CLARIFICATION', 'AWARD_DUE'];

/** What bidders were asked after the opening, what they said, and what the enterprise made of it. */
export function Clarifications({ needId, data, acting }: ClarificationsProps): ReactNode {
  const { t } = useTranslation();
  const { stage } = data.needProcedure;
  const asks = ASKING.includes(stage) && holds(acting, 'evaluation.set');
  // An evaluator learns whose bids they are when the individual scores are closed, in the enterprise as well.
  const open = asks && (data.myEvaluations.length === 0 || stage !== 'INDIVIDUAL_SCORES');
  const bids = useQuery({ ...query(BidsToAskDocument, { needId }), enabled: open }).data?.bids ?? [];
  const low = useQuery({
    ...query(LowPricedBidsDocument, { needId }),
    enabled: open && COMPARED.includes(stage),
  });
  const nameOf = (bidId: string): string =>
    bids.find(({ id }) => id === bidId)?.provider.name ?? t('evaluation.asked.bidder');
  const asked = data.askedOfBidders;
  if (asked.length === 0 && !asks) return null;
  return (
    <section className="section-block">
      <h2>{t('evaluation.asked.title', { count: asked.length })}</h2>
      <p className="hint">{t('evaluation.asked.lead')}</p>
      {asked.length === 0 && <p>{t('evaluation.asked.none')}</p>}
      {asked.map((each) => (
        <AskedOne key={each.id} asked={each} who={nameOf(each.bidId)}>
          {each.turn.mover === 'ENTERPRISE' && holds(acting, 'need.award') && <Decide asked={each} />}
        </AskedOne>
      ))}
      {asks && !open && <p>{t('evaluation.asked.blind')}</p>}
      {bids.length > 0 && (
        <Ask
          needId={needId}
          bids={bids.map(({ id, provider }) => ({ value: id, label: provider.name }))}
          low={low.data?.bidComparison.lowPriced ?? []}
        />
      )}
    </section>
  );
}

function Decide({ asked }: { asked: AskedSaidFragment }): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(DecideClarificationDocument);
  const shared = { words: t('evaluation.reason'), problem, sending };
  const silent = asked.kind === 'LOW_PRICE' && !asked.answeredAt;
  return (
    <div className="actions">
      <ReasonedAct
        {...shared}
        label={t('evaluation.asked.accept')}
        look="primary"
        whyNot={silent ? t('evaluation.asked.silent') : null}
        effects={[t('evaluation.asked.acceptEffect')]}
        onAct={(reason) => send({ id: asked.id, accepted: true, reason })}
      />
      <ReasonedAct
        {...shared}
        label={t('evaluation.asked.reject')}
        look="danger"
        effects={[t('evaluation.asked.rejectEffect')]}
        onAct={(reason) => send({ id: asked.id, accepted: false, reason })}
      />
    </div>
  );
}

interface AskProps {
  readonly needId: string;
  readonly bids: readonly { readonly value: string; readonly label: string }[];
  readonly low: readonly string[];
}

interface Values {
  readonly bidId: string;
  readonly kind: ClarificationKind;
  readonly question: string;
}

function Ask({ needId, bids, low }: AskProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const [open, setOpen] = useState(false);
  const [form] = AntForm.useForm<Values>();
  const { send, problem, sending } = useSend(AskBidderDocument);
  const bidId = AntForm.useWatch<string | undefined>('bidId', form) ?? '';
  if (!open) {
    return (
      <p>
        <Act onAct={() => setOpen(true)}>{t('evaluation.asked.ask')}</Act>
      </p>
    );
  }
  const ask = async (values: Values): Promise<void> => {
    if (await send({ needId, ...values })) setOpen(false);
  };
  const kinds: readonly ClarificationKind[] = low.includes(bidId)
    ? ['LOW_PRICE', 'MISSING_PARTS']
    : ['MISSING_PARTS'];
  return (
    <Form<Values>
      form={form}
      submit={t('evaluation.asked.send')}
      sending={sending}
      problem={problem}
      initial={{ kind: 'MISSING_PARTS' }}
      onSubmit={(values) => void ask(values)}
      others={<Act onAct={() => setOpen(false)}>{t('ui.act.back')}</Act>}
    >
      <p>{t('evaluation.asked.askEffect')}</p>
      <Field
        name="bidId"
        label={t('evaluation.asked.whom')}
        rules={[{ required: true, message: t('evaluation.asked.whomMissing') }]}
      >
        <Select options={[...bids]} />
      </Field>
      <Field name="kind" label={t('evaluation.asked.about')} extra={t('evaluation.asked.lowOnly')}>
        <Radio.Group
          options={kinds.map((kind) => ({ value: kind, label: word('ClarificationKind', kind) }))}
        />
      </Field>
      <Field
        name="question"
        label={t('evaluation.asked.question')}
        rules={[{ required: true, min: 4, whitespace: true, message: t('ui.act.words', { count: 4 }) }]}
      >
        <Input.TextArea rows={4} maxLength={2000} />
      </Field>
    </Form>
  );
}
