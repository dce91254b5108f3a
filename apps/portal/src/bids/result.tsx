import { Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OwnBidResultsQuery, RaiseComplaintDocument } from '../gql/graphql.js';
import { asProblem } from '../graphql/problem.js';
import { useSend } from '../graphql/send.js';
import { Act } from '../ui/form/act.js';
import { useNow } from '../ui/value/clock.js';
import { Due } from '../ui/value/due.js';
import { Field, Form } from '../ui/form/form.js';
import { Money } from '../ui/value/money.js';
import { Refusal } from '../ui/refusal.js';
import { Status } from '../ui/value/status.js';
import { resultsOf } from './bids.route.js';
import { Scores } from './scores.js';

type OwnResult = OwnBidResultsQuery['bidResults'][number];

/** How the own bid came out and why, and by when a complaint can be raised. */
export function Result({ needId }: { needId: string }): ReactNode {
  const { t } = useTranslation();
  const { data, error } = useQuery(resultsOf(needId));
  if (error) return <Refusal problem={asProblem(error)} />;
  return (
    <section aria-busy={data === undefined}>
      <h2>{t('bids.result.title')}</h2>
      {data?.bidResults.map((result) => (
        <OwnBid key={result.bidId} needId={needId} result={result} />
      ))}
    </section>
  );
}

function OwnBid({ needId, result }: { needId: string; result: OwnResult }): ReactNode {
  const { t } = useTranslation();
  const now = useNow();
  const { won, bids, awardReason, winnerPriceFen, winnerTotalHundredths, complaintUntil, comparison } =
    result;
  const mayComplain =
    !won && complaintUntil !== null && now !== undefined && now < Date.parse(complaintUntil);
  return (
    <>
      <p>
        <Status tone={won ? 'done' : 'quiet'}>{t(won ? 'bids.result.won' : 'bids.result.lost')}</Status>{' '}
        {comparison.rank === null
          ? t('bids.result.out', { reason: comparison.outBecause })
          : t('bids.result.rank', { rank: comparison.rank, count: bids })}
      </p>
      <p>{t('bids.result.reason', { reason: awardReason })}</p>
      {!won && winnerTotalHundredths !== null && (
        <p>
          {t('bids.result.winner', { total: winnerTotalHundredths / 100 })}
          {winnerPriceFen && <Money fen={winnerPriceFen} />}
        </p>
      )}
      <Scores compared={comparison} />
      {!won && complaintUntil && (
        <p>
          <Link to="/complaints">{t('bids.result.complaints')}</Link>
        </p>
      )}
      {mayComplain && <Complain needId={needId} until={complaintUntil} />}
    </>
  );
}

function Complain({ needId, until }: { needId: string; until: string }): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { send, problem, sending } = useSend(RaiseComplaintDocument);
  return (
    <>
      <p>
        {t('bids.result.complaintUntil')} <Due at={until} />
      </p>
      {!open && <Act onAct={() => setOpen(true)}>{t('bids.result.complain')}</Act>}
      {open && (
        <Form<{ grounds: string }>
          submit={t('bids.result.complain')}
          sending={sending}
          problem={problem}
          onSubmit={({ grounds }) => send({ needId, grounds })}
          others={<Act onAct={() => setOpen(false)}>{t('bids.back')}</Act>}
        >
          <Field
            name="grounds"
            label={t('bids.result.grounds')}
            rules={[{ required: true, whitespace: true, message: t('bids.result.groundsMissing') }]}
          >
            <Input.TextArea rows={4} autoFocus />
          </Field>
        </Form>
      )}
    </>
  );
}
