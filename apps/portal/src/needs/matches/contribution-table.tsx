import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../i18n/words.js';
import {
  barsOf,
  contributionOf,
  GROUP_NAMES,
  GROUPS,
  isWeak,
  points,
  type Compared,
  type Criterion,
} from './matches.rules.js';
import { useFactWords } from './fact-words.js';

/** Every criterion with its points and what they rest on; the rows of a column add up to its score. */
export function ContributionTable({ compared }: { compared: readonly Compared[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="table-scroll" role="region" tabIndex={0} aria-label={t('needs.matches.criteria')}>
      <table className="table contributions">
        <caption className="unseen">{t('needs.matches.criteria')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('needs.matches.pointsOf')}</th>
            {compared.map(({ solution, provider }) => (
              <th key={solution.id} scope="col" colSpan={2}>
                {provider.name}
                <br />
                <span className="hint">{solution.title}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {GROUP_NAMES.map((group) => (
            <Fragment key={group}>
              <tr className="group-row">
                <th scope="row" className={group}>
                  {t(`needs.matches.group.${group}`)} /{' '}
                  {points(barsOf(compared[0]!).find((bar) => bar.group === group)!.mostHundredths)}
                </th>
                {compared.map((one) => (
                  <td key={one.solution.id} colSpan={2} className="group-points">
                    {points(barsOf(one).find((bar) => bar.group === group)!.pointsHundredths)}
                  </td>
                ))}
              </tr>
              {GROUPS[group].map((criterion) => (
                <CriterionRow key={criterion} criterion={criterion} compared={compared} />
              ))}
            </Fragment>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('needs.matches.sum')}</th>
            {compared.map(({ solution, scoreHundredths }) => (
              <td key={solution.id} colSpan={2} className="group-points">
                {points(scoreHundredths)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
      <p className="hint">{t('needs.matches.weakNote')}</p>
    </div>
  );
}

function CriterionRow({
  criterion,
  compared,
}: {
  criterion: Criterion;
  compared: readonly Compared[];
}): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const facts = useFactWords();
  const most = contributionOf(compared[0]!, criterion)?.mostHundredths ?? 0;
  return (
    <tr>
      <th scope="row">
        {word('MatchCriterion', criterion)} <span className="hint">/ {points(most)}</span>
      </th>
      {compared.map((one) => {
        const contribution = contributionOf(one, criterion);
        if (!contribution) return <td key={one.solution.id} colSpan={2} />;
        const weak = isWeak(contribution);
        return (
          <Fragment key={one.solution.id}>
            <td className={weak ? 'figures weak' : 'figures'}>
              {weak && (
                <span title={t('needs.matches.weak')}>
                  <span aria-hidden="true">▾</span>
                  <span className="unseen">{t('needs.matches.weak')}</span>
                </span>
              )}
              {points(contribution.pointsHundredths)}
            </td>
            <td className="hint">{facts(contribution)}</td>
          </Fragment>
        );
      })}
    </tr>
  );
}
