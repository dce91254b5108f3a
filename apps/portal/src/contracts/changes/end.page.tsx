import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractEndQuery } from '../../gql/graphql.js';
import { useWord } from '../../i18n/words.js';
import { useNow } from '../../ui/value/clock.js';
import { Facts } from '../../ui/value/facts.js';
import { Moment } from '../../ui/value/moment.js';
import { Money } from '../../ui/value/money.js';
import type { Move } from '../../ui/page.js';
import { Status } from '../../ui/value/status.js';
import { endOf, endRoute } from './changes.route.js';
import {
  type EndAct,
  endActs,
  type Side,
  sideIn,
  standingNotice,
  type Termination,
} from './changes.rules.js';
import { EndActs } from './end-acts.js';
import { Frame } from './frame.js';

/** The early end of a contract: what is settled by it stands before the acts that bring it about. */
export function EndPage(): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = endRoute.useParams();
  const { acting } = endRoute.useRouteContext();
  const { data } = useSuspenseQuery(endOf(id));
  const { contract, contractTerminations } = data;
  const now = useNow() ?? 0;
  const side = sideIn(contract, acting);
  const notice = standingNotice(contractTerminations);
  const acts = endActs(contract, data, side, acting, now);
  return (
    <Frame
      contract={contract}
      title={t(notice ? 'changes.end.noticed' : `changes.end.title.${contract.state}`)}
      move={useMove(notice, acts, side)}
    >
      <Settlement data={data} />
      <Notices all={contractTerminations} />
      <section className="section-block">
        <h2>{t('changes.end.ways')}</h2>
        {acts.length === 0 && (
          <p>{t(contract.state === 'SIGNED' ? 'changes.end.notYou' : 'changes.end.notNow')}</p>
        )}
        <EndActs
          id={id}
          acts={acts}
          onProposed={() => void navigate({ to: '/contracts/$id/sign', params: { id } })}
        />
      </section>
    </Frame>
  );
}

function useMove(notice: Termination | undefined, acts: readonly EndAct[], side: Side): Move | undefined {
  const { t } = useTranslation();
  if (!notice) return undefined;
  const yours = acts.includes('ANSWER') || acts.includes('TERMINATE');
  return {
    whose: t(
      acts.includes('ANSWER')
        ? 'changes.end.move.answer'
        : acts.includes('TERMINATE')
          ? 'changes.end.move.take'
          : side === notice.side
            ? 'changes.end.move.wait'
            : 'changes.end.move.other',
    ),
    yours,
    by: notice.effectiveAt,
    otherwise: t('changes.end.move.otherwise'),
  };
}

/** What would be settled if the contract ended now. */
function Settlement({ data: { contract, replacement } }: { data: ContractEndQuery }): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="section-block">
      <h2>{t('changes.end.settlement')}</h2>
      <Facts
        facts={[
          { name: t('changes.end.total'), value: <Money fen={contract.totalFen} /> },
          { name: t('changes.end.accepted'), value: <Money fen={replacement.acceptedFen} /> },
          { name: t('changes.end.remaining'), value: <Money fen={replacement.remainingFen} /> },
          { name: t('changes.end.paid'), value: <Money fen={replacement.paidFen} /> },
        ]}
      />
      <p className="hint">{t('changes.end.settles')}</p>
    </section>
  );
}

function Notices({ all }: { all: readonly Termination[] }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  if (all.length === 0) return null;
  return (
    <section className="section-block">
      <h2>{t('changes.end.notices')}</h2>
      {all.map(({ id, way, side, reason, givenAt, effectiveAt, statement, withdrawnAt, terminatedAt }) => (
        <article key={id} className="dispute">
          <h3>
            {word('TerminationWay', way)}
            {side && ` · ${word('ContractSide', side)}`}
          </h3>
          <p>
            <Status tone={terminatedAt ? 'wrong' : withdrawnAt ? 'quiet' : 'attention'}>
              {t(
                terminatedAt
                  ? 'changes.end.ended'
                  : withdrawnAt
                    ? 'changes.end.withdrawn'
                    : 'changes.end.runs',
              )}
            </Status>{' '}
            <Moment at={terminatedAt ?? withdrawnAt ?? effectiveAt} />
          </p>
          <blockquote>{reason}</blockquote>
          <p className="soft">
            <Moment at={givenAt} />
          </p>
          {statement && (
            <>
              <h4>{t('changes.disputes.statement')}</h4>
              <blockquote>{statement}</blockquote>
            </>
          )}
        </article>
      ))}
    </section>
  );
}
