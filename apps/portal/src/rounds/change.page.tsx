import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.js';
import { AmendForm } from './amend-form.js';
import { ReallocateForm } from './reallocate-form.js';
import { changeRoundRoute, roundOf } from './rounds.route.js';

/** Two ways to change a published round; both are approved by another person, and neither takes from anybody. */
export function ChangePage(): ReactNode {
  const { t } = useTranslation();
  const { id } = changeRoundRoute.useParams();
  const { round, divisions } = useSuspenseQuery(roundOf(id, true)).data;
  const cities = round.cities.map(({ cityCode, availableFen }) => ({
    code: cityCode,
    name: divisions.find(({ code }) => code === cityCode)?.name ?? cityCode,
    availableFen,
  }));
  return (
    <Page
      above={
        <Link to="/rounds/$id" params={{ id }}>
          {round.name}
        </Link>
      }
      title={t('rounds.change.title', { name: round.name })}
    >
      <ReallocateForm roundId={id} cities={cities} />
      <AmendForm round={round} />
    </Page>
  );
}
