import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../ui/value/facts.js';
import { Moment } from '../ui/value/moment.js';
import { type Move, Page } from '../ui/page.js';
import { RateForm } from './rate-form.js';
import { ratingOf, ratingRoute } from './ratings.route.js';
import { meanOf, PARTS, type Rating, type RatingStep, stepOf } from './ratings.rules.js';
import { ReplyForm } from './reply-form.js';
import './ratings.css';

/** One rating of a contract that was accepted, and one reply. */
export function RatingPage(): ReactNode {
  const { t } = useTranslation();
  const { id } = ratingRoute.useParams();
  const { acting } = ratingRoute.useRouteContext();
  const { data } = useSuspenseQuery(ratingOf(id));
  const { contract, contractRating: rating } = data;
  const step = stepOf(data, acting);
  return (
    <Page
      title={t(`ratings.title.${step}`, {
        mean: rating ? meanOf(rating) : undefined,
        provider: contract.providerName,
      })}
      above={
        <Link to="/contracts/$id" params={{ id }}>
          {contract.title}
        </Link>
      }
      move={useMove(step)}
    >
      {rating && <Given rating={rating} />}
      {step === 'RATE' && <RateForm contractId={id} />}
      {step === 'REPLY' && rating && <ReplyForm ratingId={rating.id} />}
      {step === 'NOT_ACCEPTED' && <p className="empty">{t('ratings.notAccepted')}</p>}
    </Page>
  );
}

function useMove(step: RatingStep): Move | undefined {
  const { t } = useTranslation();
  if (step === 'COMPLETE' || step === 'NOT_ACCEPTED') return undefined;
  const yours = step === 'RATE' || step === 'REPLY';
  return { whose: t(`ratings.whose.${step}`), yours, otherwise: t(`ratings.otherwise.${step}`) };
}

function Given({ rating }: { rating: Rating }): ReactNode {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t('ratings.given')}</h2>
      <Facts
        facts={[
          ...PARTS.map((part) => ({
            name: t(`ratings.part.${part}.name`),
            value: t('ratings.of5', { points: rating[part] }),
          })),
          { name: t('ratings.ratedAt'), value: <Moment at={rating.ratedAt} /> },
        ]}
      />
      <blockquote className="rating-said">{rating.comment || t('ratings.noComment')}</blockquote>
      {rating.reply && (
        <>
          <h3>
            {t('ratings.reply')} {rating.repliedAt && <Moment at={rating.repliedAt} />}
          </h3>
          <blockquote className="rating-said">{rating.reply}</blockquote>
        </>
      )}
    </section>
  );
}
