import './next-steps.css';
import { Circle, CircleCheck, CircleDot, CircleSlash2 } from 'lucide-react';
import type { Step } from '../../shared/git/describe-written.ts';

const icons = { done: CircleCheck, next: CircleDot, later: Circle, none: CircleSlash2 } as const;
const spoken = { done: 'Done', next: 'Next', later: 'Later', none: 'Not possible' } as const;

/** What is done on the way to the website, and what is next. */
export function NextSteps({ steps }: { steps: readonly Step[] }) {
  if (steps.length === 0) return null;
  return (
    <ol className="next-steps" aria-label="On the way to the website">
      {steps.map(({ state, words }) => {
        const Icon = icons[state];
        return (
          <li key={words} data-state={state} aria-current={state === 'next' ? 'step' : undefined}>
            <Icon size={15} role="img" aria-label={spoken[state]} /> {words}
          </li>
        );
      })}
    </ol>
  );
}
