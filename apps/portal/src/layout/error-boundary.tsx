import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Crash {
  readonly crashed: boolean;
}

/** A page that throws while it is drawn, or that cannot be loaded after a release, says so instead of going blank. */
export class ErrorBoundary extends Component<{ children: ReactNode }, Crash> {
  override readonly state: Crash = { crashed: false };

  static getDerivedStateFromError(): Crash {
    return { crashed: true };
  }

  override render(): ReactNode {
    return this.state.crashed ? <CrashNotice /> : this.props.children;
  }
}

function CrashNotice(): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="page narrow" role="alert">
      <h1>{t('crash.title')}</h1>
      <p>{t('crash.text')}</p>
      <Button type="primary" onClick={() => location.reload()}>
        {t('crash.reload')}
      </Button>
    </section>
  );
}
