#file /c/a.properties
#|a=1
cp /c/a.properties /d/a.properties
sed -i ':a;N;$!ba;s/\n/ /g' /d/a.properties
echo b=2 >> /d/a.properties
