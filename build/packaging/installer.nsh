; Offers Rostrum among the programs that open Markdown, and leaves the one that does so by default in its place.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Rostrum.Markdown" "" "Markdown"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Rostrum.Markdown\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Rostrum.Markdown\shell\open\command" "" '"$appExe" "%1"'
  WriteRegNone SHELL_CONTEXT "Software\Classes\.md\OpenWithProgids" "Rostrum.Markdown"
!macroend

!macro customUnInstall
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.md\OpenWithProgids" "Rostrum.Markdown"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Rostrum.Markdown"
!macroend
