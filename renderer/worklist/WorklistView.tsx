import './worklist.css';
import { useEffect } from 'react';
import { useNavigation } from '../base/navigation-store.ts';
import { WorkFigures } from './WorkFigures.tsx';
import { GroupView } from './GroupView.tsx';
import { useWork } from './next-work.ts';

/** The first page: what there is to do in the library, and behind each figure the rows that it counts. */
export function WorklistView() {
  const group = useNavigation(({ place }) => (place.kind === 'worklist' ? place.group : undefined)) ?? null;
  useEffect(() => useWork.setState({ group }), [group]);
  return group === null ? <WorkFigures /> : <GroupView key={JSON.stringify(group)} group={group} />;
}
