import '@fontsource-variable/inter';
import '@fontsource-variable/source-serif-4';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './base/ui/tokens.css';
import './base/ui/base.css';
import './base/ui/button.css';
import './base/ui/field.css';
import './base/ui/menu.css';
import './base/ui/tabs.css';
import './base/ui/tooltip.css';
import './base/ui/banner.css';
import './base/ui/dialog.css';
import { loadInParts } from './load-in-parts.ts';

void loadInParts();
