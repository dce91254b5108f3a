import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../i18n/words.js';
import { ContributionTable } from './contribution-table.js';
import { barsOf, GROUP_NAMES, leadOf, points, signed, type Compared } from './matches.rules.js';

/** A score is a whole of so many hundredths of a point. */
const WHOLE = 10_000;

/** Two to four side by side: bars that add up to the score, why the first is before the second, and every criterion. */
export function Comparison({ compared }: { compared: readonly Compared[] }): ReactNode {
  const { t } = useTranslation();
  const [first] = compared;
  if (!first) return null;
  return (
    <section className="section-block" aria-labelledby="comparison-title">
      <div className="title-row">
        <h2 id="comparison-title">{t('needs.matches.comparison', { count: compared.length })}</h2>
        <ul className="legend">
          {barsOf(first).map(({ group, mostHundredths }) => (
            <li key={group} className={group}>
              {t('needs.matches.legend', {
                group: t(`needs.matches.group.${group}`),
                most: points(mostHundredths),
              })}
            </li>
          ))}
        </ul>
      </div>
      <Chart compared={compared} />
      <Leads compared={compared} />
      <ContributionTable compared={compared} />
    </section>
  );
}

/** A bar for each, as long as its figures; the table below says the same in words. */
function Chart({ compared }: { compared: readonly Compared[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <ul className="score-chart" aria-label={t('needs.matches.chart')}>
      {compared.map((one) => (
        <li key={one.solution.id}>
          <span className="score-name">{one.provider.name}</span>
          <span className="score-bar" aria-hidden="true">
            {barsOf(one).map(({ group, pointsHundredths }) => (
              <span key={group} className={group} style={{ width: `${(pointsHundredths * 100) / WHOLE}%` }}>
                {pointsHundredths > WHOLE / 15 ? points(pointsHundredths) : ''}
              </span>
            ))}
          </span>
          <strong className="figures">
            {points(one.scoreHundredths)}
            <span className="unseen">
              {GROUP_NAMES.map((group) => {
                const bar = barsOf(one).find((each) => each.group === group)!;
                return ` ${t(`needs.matches.group.${group}`)} ${points(bar.pointsHundredths)}`;
              })}
            </span>
          </strong>
        </li>
      ))}
      <li className="score-scale" aria-hidden="true">
        <span />
        <span>
          {[0, 25, 50, 75, 100].map((mark) => (
            <span key={mark}>{mark}</span>
          ))}
        </span>
        <span />
      </li>
    </ul>
  );
}

function Leads({ compared: [first, ...others] }: { compared: readonly Compared[] }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  return others.map((other) => {
    const lead = leadOf(first!, other);
    const parts = lead.parts.map(
      ({ criterion, hundredths }) => `${word('MatchCriterion', criterion)} ${signed(hundredths)}`,
    );
    const rest =
      lead.restHundredths === 0 ? [] : [t('needs.matches.rest', { points: signed(lead.restHundredths) })];
    return (
      <p key={other.solution.id}>
        <strong>
          {t('needs.matches.lead', {
            first: first!.provider.name,
            second: other.provider.name,
            points: signed(lead.differenceHundredths),
          })}
        </strong>{' '}
        {[...parts, ...rest].join(t('needs.and'))}
      </p>
    );
  });
}
