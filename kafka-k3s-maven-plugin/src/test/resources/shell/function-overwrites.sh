#sh
#unknown MODE
setup() { A=1; if [ "$MODE" = x ]; then return 0; fi; A=2; B=3; }
A=0
setup
export A B C=done
