import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparedBid } from './bids.rules.js';

/** The total taken apart by criterion: score times weight, which add up to the total. */
export function Scores({
  compared,
}: {
  compared: Pick<ComparedBid, 'parts' | 'totalHundredths'>;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <table className="table">
      <caption>{t('bids.scores.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('bids.reasons.criterion')}</th>
          <th scope="col" className="figures">
            {t('bids.scores.score')}
          </th>
          <th scope="col" className="figures">
            {t('bids.scores.weight')}
          </th>
          <th scope="col" className="figures">
            {t('bids.scores.weighted')}
          </th>
        </tr>
      </thead>
      <tbody>
        {compared.parts.map(({ code, title, scoreHundredths, weightBasisPoints, contributionHundredths }) => (
          <tr key={code}>
            <th scope="row">{title}</th>
            <td className="figures">{scoreHundredths / 100}</td>
            <td className="figures">{weightBasisPoints / 100}%</td>
            <td className="figures">{contributionHundredths / 100}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('bids.scores.total')}</th>
          <td />
          <td />
          <td className="figures">{compared.totalHundredths / 100}</td>
        </tr>
      </tbody>
    </table>
  );
}
