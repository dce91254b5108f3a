import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NeedToAwardQuery } from '../gql/graphql.js';
import { asProblem } from '../graphql/problem.js';
import { useWord } from '../i18n/words.js';
import { type Move, Page } from '../ui/page.js';
import { Refusal } from '../ui/refusal.js';
import { AwardForm } from './award-form.js';
import { awardRoute, openedOf, toAward } from './bids.route.js';
import { bidsAreOpen, draftedContract, rankedBids } from './bids.rules.js';
import { Lapse } from './lapse.js';
import { OpenedBids } from './opened-bids.js';
import './bids.css';

/** The bids of an own need: nothing before the deadline, all of them in their order afterwards, and the award. */
export function AwardPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { id } = awardRoute.useParams();
  const { acting } = awardRoute.useRouteContext();
  const { data } = useSuspenseQuery(toAward(id));
  const { need, needProcedure } = data;
  const open = bidsAreOpen(needProcedure.stage);
  const contractId = draftedContract(data);
  return (
    <Page
      title={t('bids.award.title', { title: need.title, stage: word('ProcedureStage', needProcedure.stage) })}
      move={useMove(data)}
    >
      {needProcedure.stage === 'OPEN_FOR_BIDS' && <p>{t('bids.award.sealed')}</p>}
      {needProcedure.stage === 'NO_BIDS' && <p>{t('bids.award.none')}</p>}
      {contractId && (
        <p>
          <Link to="/contracts/$id" params={{ id: contractId }} className="button primary">
            {t('bids.award.contract')}
          </Link>
        </p>
      )}
      {needProcedure.stage === 'SIGNATURE' && (
        <Lapse needId={id} signBy={needProcedure.turn.until} acting={acting} />
      )}
      {open && <Opened needId={id} awardDue={needProcedure.stage === 'AWARD_DUE'} acting={acting} />}
    </Page>
  );
}

function useMove({ needProcedure: { stage, turn } }: NeedToAwardQuery): Move | undefined {
  const { t } = useTranslation();
  const word = useWord();
  if (turn.mover === 'NOBODY') return undefined;
  const yours = turn.mover === 'ENTERPRISE';
  return {
    whose: yours
      ? t('bids.move.you', { stage: word('ProcedureStage', stage) })
      : t('bids.move.other', { who: word('Mover', turn.mover), stage: word('ProcedureStage', stage) }),
    yours,
    by: turn.until,
  };
}

interface OpenedProps {
  readonly needId: string;
  readonly awardDue: boolean;
  readonly acting: Parameters<typeof AwardForm>[0]['acting'];
}

function Opened({ needId, awardDue, acting }: OpenedProps): ReactNode {
  const { data, error } = useQuery(openedOf(needId));
  if (error) return <Refusal problem={asProblem(error)} />;
  if (!data) return <section aria-busy="true" />;
  return (
    <>
      <OpenedBids ranked={rankedBids(data)} lowPriced={data.bidComparison.lowPriced} />
      {awardDue && <AwardForm needId={needId} opened={data} acting={acting} />}
    </>
  );
}
