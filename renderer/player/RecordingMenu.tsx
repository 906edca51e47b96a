import { EllipsisVertical } from 'lucide-react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { runCommand } from '../base/commands.ts';
import { changePreferences, usePreferences } from '../base/preferences-store.ts';
import { chooseRecording, detachRecording } from './recording.ts';

/** Which file it is, how the keys skip, and what else can be done with it. */
export function RecordingMenu({ name, file }: { name: string; file: string }) {
  const { player } = usePreferences((state) => state.preferences);
  const change = (part: Partial<typeof player>) => void changePreferences({ player: { ...player, ...part } });
  return (
    <DialogTrigger>
      <Button className="button quiet icon" aria-label="More for the recording">
        <EllipsisVertical size={15} aria-hidden />
      </Button>
      <Popover className="popover">
        <Dialog className="player-more" aria-label="Recording">
          {({ close }) => {
            const choose = (work: () => void) => () => {
              close();
              work();
            };
            return (
              <>
                <p className="player-file">
                  <strong>{name}</strong>
                  <br />
                  {file}
                </p>
                <Seconds
                  label="Skip by"
                  value={player.skip}
                  least={0.5}
                  most={60}
                  onChange={(skip) => change({ skip })}
                />
                <Seconds
                  label="Rewind on pause by"
                  value={player.backOnPause}
                  least={0}
                  most={10}
                  onChange={(backOnPause) => change({ backOnPause })}
                />
                <button className="button small" onClick={choose(() => runCommand('draft.make'))}>
                  Draft from recording…
                </button>
                <button className="button small" onClick={choose(() => void chooseRecording())}>
                  Choose another recording…
                </button>
                <button className="button small" onClick={choose(() => void detachRecording())}>
                  Detach this recording
                </button>
              </>
            );
          }}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Seconds({
  label,
  value,
  least,
  most,
  onChange,
}: {
  label: string;
  value: number;
  least: number;
  most: number;
  onChange: (seconds: number) => void;
}) {
  const take = (text: string) => {
    const seconds = Number(text);
    if (text !== '' && seconds >= least && seconds <= most) onChange(seconds);
  };
  return (
    <label className="player-seconds">
      {label}
      <input
        className="input"
        type="number"
        min={least}
        max={most}
        step={0.5}
        defaultValue={value}
        onChange={(event) => take(event.target.value)}
      />
      seconds
    </label>
  );
}
