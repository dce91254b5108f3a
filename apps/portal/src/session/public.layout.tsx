import { Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import '../ui/ui.css';

/** Without places at the side the page stands in the middle. */
export function PublicLayout(): ReactNode {
  return (
    <div className="public">
      <Outlet />
    </div>
  );
}
