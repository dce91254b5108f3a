import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ApproveAmendmentDocument,
  ApproveReallocationDocument,
  WithdrawAmendmentDocument,
  WithdrawReallocationDocument,
} from '../gql/graphql.js';
import { type Sending, useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { type Acting, holds } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { List } from '../ui/list.js';
import { Moment } from '../ui/value/moment.js';
import { Money, useMoney } from '../ui/value/money.js';
import { ReasonedAct } from '../ui/form/reasoned-act.js';
import { Refusal } from '../ui/refusal.js';
import { Status } from '../ui/value/status.js';
import type { Amendment, Reallocation } from './rounds.rules.js';

export interface ReallocationsProps {
  readonly rows: readonly Reallocation[];
  readonly nameOf: (code: string | null) => string;
  readonly acting: Acting | null;
}

/** Money that moved between cities; what waits shows before and after, and is approved by another person. */
export function Reallocations({ rows, nameOf, acting }: ReallocationsProps): ReactNode {
  const { t } = useTranslation();
  const money = useMoney();
  const approval = useSend(ApproveReallocationDocument);
  const withdrawal = useSend(WithdrawReallocationDocument);
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{t('rounds.reallocations.title')}</h2>
      <List
        caption={t('rounds.reallocations.title')}
        rows={rows}
        rowKey={({ id }) => id}
        empty={null}
        columns={[
          {
            key: 'way',
            title: t('rounds.reallocations.way'),
            cell: ({ fromCity, toCity }) => `${nameOf(fromCity)} → ${nameOf(toCity)}`,
          },
          {
            key: 'amount',
            title: t('rounds.amount'),
            figures: true,
            cell: ({ amountFen }) => <Money fen={amountFen} bare />,
          },
          {
            key: 'why',
            title: t('rounds.reason'),
            cell: ({ reason, effect }) => (
              <>
                {reason}
                {effect && (
                  <div className="soft">
                    {t('rounds.reallocations.effect', {
                      free: money(effect.giverFreeFen),
                      giverWaiting: effect.giverWaiting,
                      receiverWaiting: effect.receiverWaiting,
                      serves: effect.wouldServe,
                    })}
                  </div>
                )}
              </>
            ),
          },
          {
            key: 'state',
            title: t('rounds.state'),
            cell: (row) => (
              <Proposed
                row={row}
                kind="ReallocationState"
                acting={acting}
                approval={approval}
                withdrawal={withdrawal}
              />
            ),
          },
        ]}
      />
    </section>
  );
}

/** What was changed of a published round: windows that grew for all, more money, another limit of one provider. */
export function Amendments({
  rows,
  acting,
}: Omit<ReallocationsProps, 'rows' | 'nameOf'> & { rows: readonly Amendment[] }): ReactNode {
  const { t } = useTranslation();
  const approval = useSend(ApproveAmendmentDocument);
  const withdrawal = useSend(WithdrawAmendmentDocument);
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{t('rounds.amendments.title')}</h2>
      <List
        caption={t('rounds.amendments.title')}
        rows={rows}
        rowKey={({ id }) => id}
        empty={null}
        columns={[
          {
            key: 'what',
            title: t('rounds.amendments.what'),
            cell: ({ claimTo, redeemTo, budgetAddedFen, limitChangeFen }) => (
              <>
                {claimTo && (
                  <div>
                    {t('rounds.amendments.claimTo')} <Moment at={claimTo} />
                  </div>
                )}
                {redeemTo && (
                  <div>
                    {t('rounds.amendments.redeemTo')} <Moment at={redeemTo} />
                  </div>
                )}
                {budgetAddedFen && (
                  <div>
                    {t('rounds.amendments.budget')} <Money fen={budgetAddedFen} />
                  </div>
                )}
                {limitChangeFen && (
                  <div>
                    {t('rounds.amendments.limit')} <Money fen={limitChangeFen} />
                  </div>
                )}
              </>
            ),
          },
          { key: 'why', title: t('rounds.reason'), cell: ({ reason }) => reason },
          {
            key: 'state',
            title: t('rounds.state'),
            cell: (row) => (
              <Proposed
                row={row}
                kind="AmendmentState"
                acting={acting}
                approval={approval}
                withdrawal={withdrawal}
              />
            ),
          },
        ]}
      />
    </section>
  );
}

interface ProposedProps {
  readonly row: Pick<Reallocation, 'id' | 'state' | 'proposedAt' | 'decidedAt'>;
  readonly kind: 'ReallocationState' | 'AmendmentState';
  readonly acting: Acting | null;
  readonly approval: Sending<unknown, { id: string }>;
  readonly withdrawal: Sending<unknown, { id: string; reason: string }>;
}

function Proposed({
  row: { id, state, proposedAt, decidedAt },
  kind,
  acting,
  approval,
  withdrawal,
}: ProposedProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const waits = state === 'PROPOSED' && acting !== null;
  return (
    <>
      <Status tone={state === 'APPROVED' ? 'done' : state === 'PROPOSED' ? 'waiting' : 'quiet'}>
        {word(kind, state)}
      </Status>
      <div className="soft">
        <Moment at={decidedAt ?? proposedAt} />
      </div>
      {waits && holds(acting, 'round.publish') && (
        <>
          {approval.problem && <Refusal problem={approval.problem} />}
          <Act look="primary" busy={approval.sending} onAct={() => void approval.send({ id })}>
            {t('rounds.approve')}
          </Act>
        </>
      )}
      {waits && holds(acting, 'round.propose') && (
        <ReasonedAct
          label={t('rounds.withdraw')}
          effects={[]}
          words={t('rounds.reason')}
          problem={withdrawal.problem}
          sending={withdrawal.sending}
          onAct={(reason) => withdrawal.send({ id, reason })}
        />
      )}
    </>
  );
}
