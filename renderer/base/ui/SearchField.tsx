import './search-field.css';
import { Search } from 'lucide-react';

interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
}

/** A field that narrows what a view shows to what is typed. */
export function SearchField({ label, placeholder, value, onChange, autoFocus }: SearchFieldProps) {
  return (
    <label className="search-field">
      <Search size={14} aria-hidden />
      <input
        className="input"
        type="search"
        dir="auto"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoFocus={autoFocus}
      />
    </label>
  );
}
