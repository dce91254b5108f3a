import { useSuspenseQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/words.js';
import { citiesQuery, providersRoute } from './catalogue.route.js';

/**
 * What is looked for; sent by the button, so that the list does not jump while somebody types. The names are those of the
 * address, so that it works without script.
 */
export function LookUp(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const search = providersRoute.useSearch();
  const navigate = providersRoute.useNavigate();
  const { divisions } = useSuspenseQuery(citiesQuery).data;
  const [text, type] = useState(search.text ?? '');
  const [cityCode, chooseCity] = useState(search.cityCode ?? '');
  const [providerClass, chooseClass] = useState<string>(search.providerClass ?? '');
  return (
    <form
      className="look-up"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        void navigate({
          search: {
            ...(text.trim() && { text: text.trim() }),
            ...(cityCode && { cityCode }),
            ...((providerClass === 'PLATFORM' || providerClass === 'OTHER') && { providerClass }),
          },
        });
      }}
    >
      <label>
        {t('catalogue.pool.text')}
        <input
          className="native-input"
          name="text"
          value={text}
          onChange={({ target }) => type(target.value)}
        />
      </label>
      <label>
        {t('catalogue.place')}
        <select
          className="native-input"
          name="cityCode"
          value={cityCode}
          onChange={({ target }) => chooseCity(target.value)}
        >
          <option value="">{t('catalogue.pool.anyPlace')}</option>
          {divisions.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('catalogue.class')}
        <select
          className="native-input"
          name="providerClass"
          value={providerClass}
          onChange={({ target }) => chooseClass(target.value)}
        >
          <option value="">{t('catalogue.pool.anyClass')}</option>
          {(['PLATFORM', 'OTHER'] as const).map((each) => (
            <option key={each} value={each}>
              {word('ProviderClass', each)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button">
        {t('catalogue.pool.look')}
      </button>
    </form>
  );
}
