import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import type { Round } from './eligibility.rules.js';

interface RoundChoiceProps {
  readonly rounds: readonly Round[];
  readonly round: Round;
  readonly onChoose: (id: string) => void;
}

/** Which round is asked about, and when claims are taken in it. */
export function RoundChoice({ rounds, round, onChoose }: RoundChoiceProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const published = rounds.filter(({ state }) => state === 'PUBLISHED');
  return (
    <p className="round-choice">
      {published.length > 1 && (
        <label>
          {t('eligibility.round')}{' '}
          <select value={round.id} onChange={({ target }) => onChoose(target.value)}>
            {published.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <span>
        {t(round.claimsOpen ? 'eligibility.windowOpen' : 'eligibility.window', {
          from: formatDay(round.claimFrom, language),
          to: formatDay(round.claimTo, language),
        })}
      </span>
    </p>
  );
}
